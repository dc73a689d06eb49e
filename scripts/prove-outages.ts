import { parseArgs } from 'node:util';
import { proveOutages } from '../packages/api/test/outages/prove-outages.ts';

const { values } = parseArgs({
  options: {
    /** How often PostgreSQL is restarted, and for how long it is away each time. */
    restarts: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '5' },
    clients: { type: 'string', default: '50' },
    /** Breaks what is judged instead, and is content if all of it is seen. */
    canary: { type: 'boolean', default: false },
  },
});

const wrong = await proveOutages({
  restarts: Number(values.restarts),
  clients: Number(values.clients),
  downSeconds: Number(values.seconds),
  isBroken: values.canary,
});

/** What the broken variant has to be told of with. */
const CANARIES = [/processes died/, /than the pools allow/, /were cut off/, /are lost/];

for (const sentence of wrong) process.stdout.write(`${sentence}\n`);
const unseen = CANARIES.filter((canary) => !wrong.some((sentence) => canary.test(sentence)));
const isRight = values.canary ? unseen.length === 0 : wrong.length === 0;
if (values.canary && unseen.length > 0) process.stdout.write(`Nobody saw: ${unseen.join(', ')}\n`);
process.stdout.write(isRight ? 'As it should be.\n' : 'Outages cost something.\n');
process.exit(isRight ? 0 : 1);
