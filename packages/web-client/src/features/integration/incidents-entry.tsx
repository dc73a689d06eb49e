import { createElement } from 'react';
import { defer } from '../../platform/loading/deferred.ts';

const button = defer(() => import('./incidents-button.tsx').then((module) => module.IncidentsButton));

/** The way to the open incidents, once its code has come; the list does not wait for it. */
export const IncidentsEntry = () => {
  const Button = button.use();
  return Button && createElement(Button);
};
