import { type NotificationData, notifications } from '@mantine/notifications';
import { defer } from '../platform/loading/deferred.ts';

/** What paints notifications; what is said before it has come waits for it. */
export const deferredNotifications = defer(() => import('./notifications.tsx').then((module) => module.Notifications));

/** Says something beside the page. */
export const notify = (notification: NotificationData): void => {
  notifications.show(notification);
  void deferredNotifications.fetch();
};
