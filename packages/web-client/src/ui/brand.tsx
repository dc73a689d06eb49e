import classes from './brand.module.css';
import mark from './mailroom.svg';

/** The product's mark and name. */
export const Brand = ({ size = 28 }: { size?: number }) => (
  <span className={classes['brand']}>
    <img src={mark} alt="" width={size} height={size} />
    <span className={classes['name']}>Mailroom</span>
  </span>
);
