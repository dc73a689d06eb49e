import { Trans } from '@lingui/react/macro';
import type { SourceRow } from '@mailroom/contracts';
import { Checkbox, Fieldset, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../platform/rpc/trpc.ts';
import { TagList } from '../../ui/tag-list.tsx';

/** Which tags each document of a source carries from the start. */
export const SourceTags = ({ carried }: { carried: SourceRow['tags'] }) => {
  const { data } = useQuery(trpc.administration.listFacilityTags.queryOptions({}));
  const isCarried = (id: string): boolean => carried.some((tag) => tag.id === id);
  const tags = data?.rows.filter(({ id, switchedOffAt }) => switchedOffAt === null || isCarried(id));
  return (
    <Fieldset legend={<Trans>Tags that its documents carry from the start</Trans>}>
      {tags?.length === 0 ? (
        <Text size="sm" c="dimmed">
          <Trans>There is no tag yet: add one on the page Tags.</Trans>
        </Text>
      ) : null}
      <Group gap="sm">
        {/* Until all are there, those that it carries stand for themselves, so that none is lost by an early click. */}
        {(tags ?? carried).map(({ id, name, color }) => (
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
