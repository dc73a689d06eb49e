import { useLingui } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { useLanguage } from '../../platform/language/use-language.ts';

/** Says that something is switched off, and since when; nothing while it is on. */
export const SwitchedOff = ({ since }: { since: string | null }) => {
  const { t } = useLingui();
  const language = useLanguage();
  if (since === null) return null;
  return (
    <Badge color="gray" variant="outline" size="sm" tt="none">
      {t`off since ${formatInstant(since, language)}`}
    </Badge>
  );
};
