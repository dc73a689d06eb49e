/** One spelling for one address, so that two facilities of one server are seen to share it. */
export const serverAddress = (url: string): string => new URL(url).href.replace(/\/+$/, '');
