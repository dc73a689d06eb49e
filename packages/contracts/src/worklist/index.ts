export * from './count-by-status.ts';
export * from './keep-search.ts';
export * from './list-filter-options.ts';
export * from './list-worklist.ts';
export * from './open-search.ts';
export * from './watch-worklist.ts';
