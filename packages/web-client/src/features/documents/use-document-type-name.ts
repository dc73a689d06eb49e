import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useLanguage } from '../../platform/language/use-language.ts';
import { trpc } from '../../platform/rpc/trpc.ts';

const STALE_MS = 5 * 60_000;

/** The choices of the filter bar; the names of the document types' codes are among them. */
export const filterOptionsQuery = trpc.worklist.listFilterOptions.queryOptions({}, { staleTime: STALE_MS });

/** Names a LOINC code in the active language; the code itself when nobody named it. */
export const useDocumentTypeName = (): ((code: string) => string) => {
  const language = useLanguage();
  const { data } = useQuery(filterOptionsQuery);
  const types = useMemo(() => new Map(data?.documentTypes.map((type) => [type.code, type])), [data]);
  return useCallback(
    (code) => {
      const type = types.get(code);
      if (type === undefined) return code;
      return language === 'fr' ? type.nameFr : type.nameEn;
    },
    [types, language],
  );
};
