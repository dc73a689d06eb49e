import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { id, instant } from '../platform/database/tenancy.ts';
import { User } from './user.entity.ts';

const PasswordSchema = defineEntity({
  name: 'Password',
  tableName: 'password',
  properties: {
    id: id(),
    user: () => p.oneToOne(User).ref().owner().deleteRule('restrict'),
    /** The key of the person's one-time codes, sealed with what argon2id makes of the password; see `seal-with-password.ts`. */
    sealed: p.text(),
    /** What a browser holds that this person signed in with before: strangers' wrong tries do not delay it. */
    deviceToken: p.text(),
    /** The step (RFC 6238) of the newest one-time code that was used: no code serves twice. */
    lastStep: p.integer(),
    changedAt: instant().defaultRaw('now()'),
  },
});

/** What a person of our own signs in with. Found, changed and used up by functions of the owner only. */
export class Password extends PasswordSchema.class {
  static readonly granted: Granted = { readsAllBut: ['sealed', 'device_token', 'last_step'] };
}
PasswordSchema.setClass(Password);
