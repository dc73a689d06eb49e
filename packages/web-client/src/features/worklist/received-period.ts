/** Calendar days of the clerk's own time zone, as `YYYY-MM-DD`; both are included. Null leaves that end open. */
export interface Period {
  from: string | null;
  to: string | null;
}

/** The instants of the filter: from included, to excluded. */
interface Instants {
  receivedFrom: string | null;
  receivedTo: string | null;
}

const startOfDay = (day: string, addedDays: number): Date => {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  // Local time and not 24 hours: two days a year are an hour longer or shorter.
  return new Date(year, month - 1, date + addedDays);
};

export const toDay = (date: Date): string => {
  const month = String(date.getMonth() + 1).padStart(2, '0');
  return `${date.getFullYear()}-${month}-${String(date.getDate()).padStart(2, '0')}`;
};

export const toInstants = ({ from, to }: Period): Instants => ({
  receivedFrom: from === null ? null : startOfDay(from, 0).toISOString(),
  receivedTo: to === null ? null : startOfDay(to, 1).toISOString(),
});

export const toPeriod = ({ receivedFrom, receivedTo }: Instants): Period => ({
  from: receivedFrom === null ? null : toDay(new Date(receivedFrom)),
  to: receivedTo === null ? null : toDay(new Date(Date.parse(receivedTo) - 1)),
});

/** The last so many days, today included. */
export const lastDays = (days: number, today: Date): Period => ({
  from: toDay(new Date(today.getFullYear(), today.getMonth(), today.getDate() - days + 1)),
  to: null,
});
