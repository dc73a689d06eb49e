/** Why a database was not to be had, and what to do, by what PostgreSQL's SQLSTATE or the operating system's code begins with. */
const CAUSES: readonly [codes: RegExp, because: (variable: string) => string][] = [
  [/^E(CONNREFUSED|NOENT)$/, (variable) => `The database of ${variable} refuses. Is it running?`],
  [/^E(NOTFOUND|AI_AGAIN)/, (variable) => `The host in ${variable} is not known. Is its name right?`],
  [
    /^E(TIMEDOUT|CONNRESET|PIPE|HOSTUNREACH|NETUNREACH)$/,
    (variable) => `The database of ${variable} cannot be reached. Is the network there, and the address right?`,
  ],
  [/^28P01$/, (variable) => `The database of ${variable} refuses the password. Is it the one of this user?`],
  [
    /^28/,
    (variable) => `The database of ${variable} does not let this user in. Does it exist, and may it come from here?`,
  ],
  [/^3D000$/, (variable) => `The server of ${variable} has no such database. Is its name right?`],
  [
    /^53300$/,
    (variable) => `The database of ${variable} has no connection left. Raise max_connections, or stop what holds them.`,
  ],
  [/^53/, (variable) => `The server of ${variable} has no memory or disk left.`],
  [/^57P0[1235]$/, (variable) => `The database of ${variable} is starting or stopping. Try again in a moment.`],
  [
    /^(42501)$/,
    (variable) =>
      `The user of ${variable} may not do this. Run \`migrate\` with DATABASE_OWNER_URL: it grants what is needed.`,
  ],
  [
    /^(42|3F)/,
    (variable) =>
      `The database of ${variable} lacks what this release asks for. Run \`migrate\` with DATABASE_OWNER_URL.`,
  ],
  [/^55P03$/, (variable) => `The database of ${variable} is held by another migration. Try again when it has ended.`],
  [
    /^08P01$/,
    (variable) =>
      `What stands before the database of ${variable} refuses the connection. A pooler has to let the parameter options through.`,
  ],
  [
    /^(.*_CERT.*|.*_SIGNATURE|ERR_TLS.*|CERT_.*)$/,
    (variable) =>
      `The certificate of the database of ${variable} is not trusted. Set sslrootcert, or the right host name.`,
  ],
];

/** What `pg` says without a code. */
const WORDS: readonly [words: RegExp, because: (variable: string) => string][] = [
  [/timeout/i, (variable) => `The database of ${variable} does not answer. Is it overloaded, or the address wrong?`],
  [/terminated/i, (variable) => `The database of ${variable} ended the connection. Is it stopping?`],
  [/password/i, (variable) => `${variable} holds no password, and the database asks for one.`],
  [
    /SSL/,
    (variable) => `The database of ${variable} speaks no TLS. Leave sslmode out of the address, or switch it on there.`,
  ],
];

/** The code of an error or of what caused it: the ORM wraps what the driver threw. */
export const codeOf = (error: unknown): string | null => {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return null;
};

/** What a database says when it refuses, in one sentence that names the variable and not its password. */
export const explainRefusal = (error: unknown, variable: string): Error => {
  const code = codeOf(error);
  if (code === null) {
    const words = error instanceof Error ? error.message : '';
    const known = WORDS.find(([pattern]) => pattern.test(words));
    return new Error(
      known?.[1](variable) ??
        `The database of ${variable} could not be used, for a reason that Mailroom does not know.`,
      { cause: error },
    );
  }
  const known = CAUSES.find(([codes]) => codes.test(code));
  const sentence =
    known?.[1](variable) ?? `The database of ${variable} answers with an error that Mailroom does not know.`;
  // The code stands behind what refuses, where an administrator looks for it.
  return new Error(sentence.replace(/(?=[.,])/, ` (${code})`), { cause: error });
};
