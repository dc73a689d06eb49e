import { Trans } from '@lingui/react/macro';
import type { SourceRow } from '@mailroom/contracts';
import { Checkbox, Fieldset, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { byName } from '../../platform/language/by-name.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { TagList } from '../../ui/tag-list.tsx';
import { FailureAlert } from './failure-alert.tsx';
import classes from './settings.module.css';

/** Which tags each document of a source carries from the start. */
export const SourceTags = ({ carried }: { carried: SourceRow['tags'] }) => {
  const language = useLanguage();
  const { data, error } = useQuery(trpc.administration.listFacilityTags.queryOptions({}));
  const isCarried = (id: string): boolean => carried.some((tag) => tag.id === id);
  const tags = data?.rows.filter(({ id, switchedOffAt }) => switchedOffAt === null || isCarried(id));
  return (
    <Fieldset
      variant="unstyled"
      className={classes['group'] ?? ''}
      legend={<Trans>Tags that its documents carry from the start</Trans>}
    >
      <FailureAlert error={data ? null : error} />
      {tags?.length === 0 ? (
        <Text size="sm" c="dimmed">
          <Trans>There is no tag yet: add one on the page Tags.</Trans>
        </Text>
      ) : null}
      <Group gap="0.625rem 1.25rem">
        {/* Until all are there, those that it carries stand for themselves, so that none is lost by an early click. */}
        {byName(tags ?? carried, language).map(({ id, name, color }) => (
          <Checkbox
            key={id}
            name="tags"
            value={id}
            defaultChecked={isCarried(id)}
            label={<TagList tags={[{ name, color }]} />}
          />
        ))}
      </Group>
    </Fieldset>
  );
};
