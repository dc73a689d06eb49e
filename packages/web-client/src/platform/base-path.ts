/** The path that Mailroom lies under, such as `/mailroom`, as the server wrote it into the page; empty where it has the host for itself. */
export const BASE_PATH =
  globalThis.document?.querySelector<HTMLMetaElement>('meta[name="mailroom-base-path"]')?.content ?? '';
