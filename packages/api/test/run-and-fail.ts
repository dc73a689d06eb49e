import { runProcess } from '../src/platform/process/run-process.ts';

/** A process with a bug: it does what its argument says, tells its parent that it lives on, and ends when it is asked to. */
await runProcess({
  name: 'test',
  start: async () => {
    const error = new Error('Dupont, Marie');
    if (process.argv[2] === 'rejection') Promise.withResolvers().reject(error);
    else
      setTimeout(() => {
        throw error;
      });
    setTimeout(() => process.send?.('lives'), 50);
    const { promise, resolve } = Promise.withResolvers<void>();
    setTimeout(resolve, 100);
    return { stop: () => promise };
  },
});
