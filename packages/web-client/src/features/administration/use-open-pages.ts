import { useMay } from '../session/index.ts';
import { PAGES } from './pages.ts';

/** The pages that whoever is signed in may open, in the order of the navigation. */
export const useOpenPages = (): typeof PAGES => {
  const may = useMay();
  return PAGES.filter(({ needs }) => may(needs));
};
