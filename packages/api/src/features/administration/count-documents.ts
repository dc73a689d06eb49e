import { SourceUse } from '@mailroom/contracts';
import { z } from 'zod';
import { statement } from '../../platform/database/statement.ts';

/** More are not counted: a source of years would be counted for seconds. */
const ENOUGH = 10_001;

/** What came in from each source, as far as it is counted. */
export const SOURCE_USE = statement(
  'source_use',
  z.record(z.uuid(), SourceUse),
  `select coalesce(json_object_agg(source.id, json_build_object(
  'documents', (select count(*) from (select from document where source_id = source.id limit ${ENOUGH}) counted),
  'lastReceivedAt', (select to_char(received_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    from document where source_id = source.id order by received_at desc limit 1)
) order by source.id), '{}')::text
from source`,
);

/** On how many documents each tag stands, as far as it is counted. */
export const TAG_USE = statement(
  'tag_use',
  z.record(z.uuid(), z.int()),
  `select coalesce(json_object_agg(tag.id, (
  select count(*) from (select from document_tag where tag_id = tag.id limit ${ENOUGH}) counted
) order by tag.id), '{}')::text
from tag`,
);
