import { useLingui } from '@lingui/react/macro';
import { Textarea } from '@mantine/core';

const MIN_CHARACTERS = 10;
const MAX_CHARACTERS = 500;

/** Whether a reason says enough to be understood afterwards. */
export const isReason = (text: string): boolean => text.trim().length >= MIN_CHARACTERS;

interface BecauseFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** Where somebody says why; others will read it. */
export const BecauseField = ({ label, value, onChange }: BecauseFieldProps) => {
  const { t } = useLingui();
  return (
    <Textarea
      label={label}
      description={t`At least ten letters; the other supervisors read it.`}
      rows={3}
      maxLength={MAX_CHARACTERS}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
};
