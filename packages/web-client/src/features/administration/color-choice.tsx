import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { DotColor } from '@mailroom/contracts';
import { TAG_COLORS } from '@mailroom/contracts/agreements';
import { Fieldset, getThemeColor, useMantineTheme } from '@mantine/core';
import classes from './settings.module.css';

const colorNames: Readonly<Record<DotColor, MessageDescriptor>> = {
  red: msg`Red`,
  pink: msg`Pink`,
  grape: msg`Purple`,
  violet: msg`Violet`,
  indigo: msg`Indigo`,
  blue: msg`Blue`,
  cyan: msg`Cyan`,
  teal: msg`Teal`,
  green: msg`Green`,
  orange: msg`Orange`,
  gray: msg`Grey`,
};

/** The colour of a tag's dot, by its name: nobody has to tell colours apart. One that stands there from elsewhere may stay. */
export const ColorChoice = ({ chosen }: { chosen: string }) => {
  const { i18n } = useLingui();
  const theme = useMantineTheme();
  return (
    <Fieldset variant="unstyled" className={`${classes['group']} ${classes['colors']}`} legend={<Trans>Colour</Trans>}>
      {TAG_COLORS.map((color) => (
        <label key={color} className={classes['color']}>
          <input type="radio" name="color" value={color} defaultChecked={color === chosen} />
          <span className={classes['dot']} style={{ backgroundColor: getThemeColor(color, theme) }} />
          {i18n._(colorNames[color])}
        </label>
      ))}
    </Fieldset>
  );
};
