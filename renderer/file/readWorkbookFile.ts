import { failure, type Result } from '../../shared/domain/result.ts';
import type { Workbook } from '../../shared/domain/table/table.ts';
import { readWorkbook, sizeRefusal } from '../../shared/workbook/read.ts';
import type { WorkbookRefusal } from '../../shared/workbook/refusal.ts';

/** A workbook from a file that the clerk chose; `unreadable` where the disk does not give it. */
export async function readWorkbookFile(file: File): Promise<Result<Workbook, WorkbookRefusal | 'unreadable'>> {
  const refusal = sizeRefusal(file.size);
  if (refusal) return failure(refusal);
  const bytes = await file.arrayBuffer().catch(() => undefined);
  return bytes ? readWorkbook(new Uint8Array(bytes), file.name) : failure('unreadable');
}
