import { createSecureContext } from 'node:tls';
import { z } from 'zod';
import type { OutgoingOptions } from './outgoing.ts';

const webUrl = z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' });

/** Whether TLS can be spoken with it; OpenSSL looks, so that a wrong file is found at the start and not at the first call. */
const isUsable = (pem: { readonly ca?: string; readonly cert?: string; readonly key?: string }): boolean => {
  try {
    createSecureContext(pem);
    return true;
  } catch {
    return false;
  }
};

/** undici tells a proxy who asks only with both, and fails on a percent sign that encodes nothing. */
const saysWhoAsks = (url: string): boolean => {
  const { username, password } = new URL(url);
  try {
    return (decodeURIComponent(username) === '') === (decodeURIComponent(password) === '');
  } catch {
    return false;
  }
};

/** How the hospital's server is asked. */
export const OUTGOING_ENVIRONMENT = {
  FHIR_BASE_URL: webUrl.default('http://127.0.0.1:4401/fhir'),
  FHIR_AUTHORIZATION: z
    .string()
    .regex(/^(?:Basic|Bearer) [\x21-\x7e]+$/, 'must be what the header says: Basic or Bearer, a blank, and the rest')
    .optional(),
  FHIR_CA: z
    .string()
    .refine((ca) => ca.includes('-----BEGIN CERTIFICATE-----') && isUsable({ ca }), 'must be a certificate in PEM')
    .optional(),
  FHIR_CERTIFICATE: z.string().optional(),
  FHIR_CERTIFICATE_KEY: z.string().optional(),
  FHIR_PROXY_URL: webUrl
    .refine(saysWhoAsks, 'must have both a name and a password, or neither, each percent-encoded')
    .optional(),
} as const;

type OutgoingEnvironment = z.infer<z.ZodObject<typeof OUTGOING_ENVIRONMENT>>;

/** A certificate is of use with its own key only. */
export const isPairWhole = ({ FHIR_CERTIFICATE: cert, FHIR_CERTIFICATE_KEY: key }: OutgoingEnvironment): boolean =>
  cert === undefined || key === undefined ? cert === key : isUsable({ cert, key });

export const outgoingOf = (values: OutgoingEnvironment): OutgoingOptions => {
  const { FHIR_CERTIFICATE: certificate, FHIR_CERTIFICATE_KEY: key } = values;
  return {
    ca: values.FHIR_CA ?? null,
    proxyUrl: values.FHIR_PROXY_URL ?? null,
    identity: {
      origin: new URL(values.FHIR_BASE_URL).origin,
      authorization: values.FHIR_AUTHORIZATION ?? null,
      certificate: certificate === undefined || key === undefined ? null : { certificate, key },
    },
  };
};
