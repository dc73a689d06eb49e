interface TransactionEntry {
  /** What other entries of the bundle refer to this one by, before it has an id. */
  readonly fullUrl?: string;
  readonly resource: { readonly resourceType: string; readonly [key: string]: unknown };
  readonly request: {
    readonly method: 'POST' | 'PUT';
    readonly url: string;
    /** FHIR R4, conditional create: nothing is made when this search finds one. */
    readonly ifNoneExist?: string;
  };
}

/** A FHIR R4 transaction: all of it happens, or nothing. */
export interface TransactionBundle {
  readonly resourceType: 'Bundle';
  readonly type: 'transaction';
  readonly entry: readonly TransactionEntry[];
}
