import type { z } from 'zod';
import type { Config } from '../process/config.ts';

/**
 * Settings by their names, and what each one's value is. Rooms add theirs beside their declarations, and `src/settings.ts` does not
 * compile while one is missing there.
 */
// oxlint-disable-next-line typescript/no-empty-interface -- Rooms add to it.
export interface SettingValues {}
export type SettingName = keyof SettingValues;

interface Declaration<Value> {
  /** What a value may be. Its error says so. */
  readonly value: z.ZodType<Value>;
  /** Where nothing is set. */
  readonly otherwise: (config: Config) => Value;
}

/** Something that an administrator sets, for a facility or for all of them, while Mailroom runs. */
export interface DeclaredSetting<Value> {
  readonly name: SettingName;
  /** Reads what was said or stored. @returns the value, or what is allowed instead. */
  read(text: string): { readonly value: Value } | { readonly allowed: string };
  readonly otherwise: (config: Config) => Value;
}

/** Every setting of a process. */
export type DeclaredSettings = { readonly [Name in SettingName]: DeclaredSetting<SettingValues[Name]> };

/** Declares a setting under a name that `SettingValues` has. */
export const declareSetting = <Name extends SettingName>(
  name: Name,
  { value, otherwise }: Declaration<SettingValues[Name]>,
): DeclaredSetting<SettingValues[Name]> => ({
  name,
  read(text) {
    // What is blank would count as 0.
    const read = value.safeParse(text.trim() || undefined);
    return read.success
      ? { value: read.data }
      : { allowed: read.error.issues.map(({ message }) => message).join('; ') };
  },
  otherwise,
});
