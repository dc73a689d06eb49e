import { useLingui } from '@lingui/react/macro';
import type { SessionView } from '@mailroom/contracts';
import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isolate, showControls } from '../../platform/language/show-controls.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { OverlayMenu } from '../../ui/overlay-menu.tsx';
import { showFailure } from '../../ui/show-failure.ts';
import classes from './facility-switch.module.css';
import { roleNames } from './role-names.ts';
import { goToWorklist, useEnterFacility } from './use-enter-facility.ts';

interface FacilitySwitchProps {
  session: SessionView;
  /** The name of the facility, for whoever works at one only. */
  children?: ReactNode;
}

/** The facility that the page shows; for whoever works at several, the way to the others. */
export const FacilitySwitch = ({ session, children }: FacilitySwitchProps) => {
  const { i18n, t } = useLingui();
  const { data } = useQuery(trpc.session.listOwnFacilities.queryOptions({}, { staleTime: Infinity }));
  const enter = useEnterFacility(goToWorklist);
  if (data === undefined || data.facilities.length < 2) return children;
  const { facilityId: here, facilityName } = session;
  return (
    <OverlayMenu position="bottom-start" width={320}>
      <Menu.Target>
        <UnstyledButton
          className={classes['button'] ?? ''}
          title={showControls(facilityName)}
          aria-label={t`Hospital: ${isolate(facilityName)}. Choose another one`}
        >
          <AsWritten>{facilityName}</AsWritten>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className={classes['dropdown'] ?? ''}>
        {data.facilities.map(({ facilityId, facilityName: name, role }) => (
          <Menu.Item
            key={facilityId}
            aria-current={facilityId === here}
            leftSection={<IconCheck size={16} aria-hidden visibility={facilityId === here ? 'visible' : 'hidden'} />}
            disabled={enter.isPending}
            onClick={() => {
              if (facilityId !== here) enter.mutate({ facilityId }, { onError: showFailure });
            }}
          >
            <AsWritten>{name}</AsWritten>
            <div className={classes['role']}>{i18n._(roleNames[role])}</div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </OverlayMenu>
  );
};
