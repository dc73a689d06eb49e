import { type ReactNode, useId } from 'react';
import classes from './document-facts.module.css';

/** A titled list of facts. */
export const FactGroup = ({ title, children }: { title: string; children: ReactNode }) => {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes['group']}>
      <h3 id={id} className={classes['groupTitle']}>
        {title}
      </h3>
      <dl className={classes['list']}>{children}</dl>
    </section>
  );
};

/** A name and what it stands for. Absent facts are named too: what a document leaves out matters to a clerk. */
export const Fact = ({ name, children }: { name: string; children: NonNullable<ReactNode> }) => (
  <div className={classes['fact']}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
