import { getThemeColor, useMantineTheme } from '@mantine/core';
import { AsWritten } from './as-written.tsx';
import classes from './tag-list.module.css';

interface TagListProps {
  tags: readonly { name: string; color: string }[];
}

/** Tags with their colour as a dot: the facility chooses it, and no text would be readable on every colour. */
export const TagList = ({ tags }: TagListProps) => {
  const theme = useMantineTheme();
  return (
    <span className={classes['tags']}>
      {tags.map(({ name, color }) => (
        <span key={name} className={classes['tag']}>
          <span className={classes['dot']} style={{ backgroundColor: getThemeColor(color, theme) }} />
          <AsWritten>{name}</AsWritten>
        </span>
      ))}
    </span>
  );
};
