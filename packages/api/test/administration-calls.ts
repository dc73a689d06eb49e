/** How the procedures of administrators are called. */
export const ADMINISTRATION_CALLS = {
  'administration.listPeople': () => ({ sought: null, cursor: null, limit: 100 }),
};
