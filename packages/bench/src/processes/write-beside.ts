import { Client } from 'pg';
import { z } from 'zod';

/** A document to change while a page that shows it is read. */
export const Writes = z.object({
  /** The application's role: triggers and row-level security apply. */
  databaseUrl: z.string(),
  facilityId: z.uuid(),
  documentId: z.uuid(),
  /** One write for so many answers. */
  every: z.int().min(1),
});
export type Writes = z.infer<typeof Writes>;

export interface Written {
  readonly committed: number;
  /** Answers that were asked for after a commit and did not show it. */
  readonly stale: number;
}

interface Beside {
  /** Says how many answers there have been. */
  answered(count: number): void;
  finish(): Promise<Written>;
}

/**
 * Writes in step with the answers of a load: changes the document's title, commits, and looks at once whether the page
 * shows it.
 */
export const writeBeside = async (
  { databaseUrl, facilityId, documentId, every }: Writes,
  askForPage: () => Promise<string>,
): Promise<Beside> => {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("select set_config('mailroom.facility_id', $1, false)", [facilityId]);
  // No two runs write the same title: an older page cannot pass for the new one.
  const run = Date.now();
  let [committed, stale, answers] = [0, 0, 0];
  let writing: Promise<void> | null = null;

  const isOwed = () => answers >= (committed + 1) * every;
  const write = async (): Promise<void> => {
    while (isOwed()) {
      const title = `Written ${run}-${committed + 1}`;
      await client.query('update document set title = $1 where id = $2', [title, documentId]);
      committed += 1;
      if (!new RegExp(`"title" ?: ?"${title}"`).test(await askForPage())) stale += 1;
    }
    writing = null;
  };
  return {
    answered(count) {
      answers = count;
      if (writing === null && isOwed()) writing = write();
    },
    async finish() {
      // What is still owed is owed to a load that is over.
      answers = 0;
      await writing;
      await client.end();
      return { committed, stale };
    },
  };
};
