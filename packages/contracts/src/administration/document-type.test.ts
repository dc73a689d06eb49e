import { expect, it } from 'vitest';
import { isLoincCode } from '../agreements.ts';

it('a code of LOINC is known by its form and its check digit', () => {
  const right = ['12345-5', '11502-2', '34108-1', '60591-5', '2160-0'];
  const wrong = ['', '11502', '115022', '-0', '11502-', 'LP1-2', '11502-22', '12345674-8', '11502-2 ', '١١٥٠٢-٢'];
  expect([...right, ...wrong].filter(isLoincCode)).toEqual(right);
});

it('one wrong digit is seen, and so are two neighbours that changed places', () => {
  const mistaken = ['12502-2', '11602-2', '11503-2', '11512-2', '15102-2', '11520-2', '11502-1', '11500-2'];
  expect(mistaken.filter(isLoincCode)).toEqual([]);
});
