import type { Config } from '../process/config.ts';

/** Where people reach Mailroom, as far as cookies and addresses depend on it. */
export type Site = Pick<Config, 'publicUrl' | 'basePath'>;

const prefixOf = ({ basePath }: Site, isSecure: boolean): string => {
  if (!isSecure) return '';
  // Under `__Host-` a browser takes a cookie from us alone, with TLS, for every path, from no other host; below a path there is
  // `__Secure-` (RFC 6265bis, §4.1.3).
  return basePath === '' ? '__Host-' : '__Secure-';
};

/** The name of a cookie, and for whom a browser keeps it: out of reach of scripts and other sites, over TLS where Mailroom is served so. */
export const siteCookie = (site: Site, name: string) => {
  const secure = site.publicUrl?.startsWith('https:') ?? false;
  const options = { httpOnly: true, sameSite: 'lax', path: site.basePath || '/', secure } as const;
  return { name: `${prefixOf(site, secure)}${name}`, options };
};

/** What a request asks for below the path that Mailroom lies under. A proxy may have cut that path off already. */
export const withinSite = ({ basePath }: Site, url: string): string => {
  const rest = url.startsWith(basePath) ? url.slice(basePath.length) : url;
  if (rest.startsWith('/')) return rest;
  return rest === '' || rest.startsWith('?') ? `/${rest}` : url;
};
