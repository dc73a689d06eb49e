import { type NotificationData, notifications } from '@mantine/notifications';
import { defer } from '../platform/loading/deferred.ts';

/** Mantine's component that paints notifications. What is shown before it has been loaded appears then. */
export const deferredNotifications = defer(() => import('./notifications.tsx').then((module) => module.Notifications));

/** Says something beside the page. */
export const notify = (notification: NotificationData): void => {
  notifications.show(notification);
  void deferredNotifications.fetch();
};
