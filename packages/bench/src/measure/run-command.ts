import { spawn } from 'node:child_process';

interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment?: NodeJS.ProcessEnv;
}

/**
 * Runs a program to its end.
 *
 * @throws Error with the end of what it said, when it fails.
 */
export const runCommand = async ({ command, args, cwd, environment = {} }: Command): Promise<string> => {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${String(code)}: ${said.slice(-500)}`);
  return said;
};
