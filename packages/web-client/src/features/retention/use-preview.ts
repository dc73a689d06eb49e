import type { PreviewRetentionOutput, SeenRule } from '@mailroom/contracts';
import { useState } from 'react';
import { trpcClient } from '../../platform/rpc/trpc.ts';
import { showFailure } from '../../ui/show-failure.ts';
import { addPortion, type Counted, NOTHING_COUNTED } from './add-portion.ts';
import { reloadRules } from './use-retention-changes.ts';

/** What was counted so far; null before anybody asked. */
interface Preview {
  readonly counted: Counted | null;
  readonly isCounting: boolean;
  count: () => Promise<void>;
}

/** Counts what a rule would remove, portion by portion, and shows how far it has come. */
export const usePreview = (rule: SeenRule): Preview => {
  const [counted, setCounted] = useState<Counted | null>(null);
  const [isCounting, setCounting] = useState(false);
  const countAll = async (): Promise<void> => {
    let sum = NOTHING_COUNTED;
    for (let after: PreviewRetentionOutput['next'] = null; ; ) {
      const portion: PreviewRetentionOutput = await trpcClient.retention.previewRetention.mutate({ ...rule, after });
      sum = addPortion(sum, portion);
      setCounted(sum);
      if (portion.next === null) return;
      after = portion.next;
    }
  };
  const count = async (): Promise<void> => {
    setCounting(true);
    try {
      await countAll();
    } catch (error) {
      setCounted(null);
      showFailure(error);
    } finally {
      setCounting(false);
      await reloadRules();
    }
  };
  return { counted, isCounting, count };
};
