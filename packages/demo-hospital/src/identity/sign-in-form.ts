import type { KnownPerson } from './people.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (one) => escapes[one] ?? '');

const page = (body: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Hospital account</title>
<style>
  body { max-width: 26rem; margin: 3rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #1d2b2a; }
  button { display: block; width: 100%; margin: 0.4rem 0; padding: 0.6rem 0.9rem; border: 1px solid #b9c8c6;
    border-radius: 0.4rem; background: #fff; font: inherit; text-align: start; cursor: pointer; }
  small { color: #52625f; }
</style>
<main>${body}</main>
</html>
`;

const buttonOf = ({ subject, name, groups }: KnownPerson): string =>
  `<button name="person" value="${escaped(subject)}">${escaped(name)}<br><small>${escaped(groups.join(', '))}</small></button>`;

/** Where a person of the demonstration says who they are. There are no passwords: nobody of them exists. */
export const signInForm = (action: string, people: readonly KnownPerson[]): string =>
  page(`<h1>Hospital account</h1>
<p>A demonstration with invented people: choose who you are.<br><span lang="fr">Une démonstration avec des personnes inventées : choisissez qui vous êtes.</span></p>
<form method="post" action="${escaped(action)}">${people.map(buttonOf).join('')}</form>`);

/** Asks whether to end the provider's own session as well. `form` is the provider's, without a button. */
export const signOutForm = (form: string): string =>
  page(`<h1>Sign out</h1>
<p>Sign out of the hospital account too?<br><span lang="fr">Se déconnecter aussi du compte de l’hôpital ?</span></p>
${form}
<button form="op.logoutForm" name="logout" value="yes">Sign out · Se déconnecter</button>
<button form="op.logoutForm">Stay signed in · Rester connecté</button>`);
