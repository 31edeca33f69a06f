import { failure, type Result } from '../../../shared/domain/result.ts';
import type { RosterUnit } from '../../../shared/domain/roster/import/batches.ts';
import type { RosterChoices, RosterProgress } from '../../../shared/domain/roster/import/roster.ts';
import { sizeRefusal } from '../../../shared/workbook/read.ts';
import type { WorkbookRefusal } from '../../../shared/workbook/refusal.ts';
import type { RosterPreview } from './preview.ts';

/** Why a file was not read; `unreadable` where the browser cannot get at it any more. */
export type ReadingRefusal = WorkbookRefusal | 'unreadable';

/** What the page asks of the worker, one thing at a time. */
export type Question =
  | { what: 'read'; file: File }
  | { what: 'choose'; choices: RosterChoices }
  | { what: 'first'; size: number }
  | { what: 'next' };

export type Answer =
  | ({ what: 'progress' } & RosterProgress)
  | { what: 'read'; read: Result<RosterPreview, ReadingRefusal> }
  | { what: 'batch'; units: RosterUnit[] | undefined }
  | { what: 'failed'; error: string };

/** A file read beside the page, which goes on answering the clerk meanwhile. */
export interface RosterReader {
  read(onProgress: (progress: RosterProgress) => void): Promise<Result<RosterPreview, ReadingRefusal>>;
  /** Reads the file again with the clerk's corrections. */
  choose(choices: RosterChoices): Promise<Result<RosterPreview, ReadingRefusal>>;
  /** The people of the last reading, some `size` at a time. */
  batches(size: number): AsyncGenerator<RosterUnit[]>;
  /** Ends at once whatever is being read. */
  stop(): void;
}

export function openReader(file: File): RosterReader {
  const worker = new Worker(new URL('./rosterWorker.ts', import.meta.url), { type: 'module' });
  let waiting: { resolve: (answer: Answer) => void; reject: (error: unknown) => void } | undefined;
  let progressed: (progress: RosterProgress) => void = () => {};
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    if (data.what === 'progress') progressed(data);
    else if (data.what === 'failed') waiting?.reject(new Error(data.error));
    else waiting?.resolve(data);
  };
  worker.onerror = (event) => waiting?.reject(event.error ?? new Error(event.message));

  function ask<What extends Answer['what']>(
    question: Question,
    _answered: What,
  ): Promise<Extract<Answer, { what: What }>> {
    return new Promise((resolve, reject) => {
      waiting = { resolve: resolve as (answer: Answer) => void, reject };
      worker.postMessage(question);
    });
  }

  return {
    async read(onProgress) {
      const refusal = sizeRefusal(file.size);
      if (refusal) return failure(refusal);
      progressed = onProgress;
      return (await ask({ what: 'read', file }, 'read')).read;
    },
    async choose(choices) {
      progressed = () => {};
      return (await ask({ what: 'choose', choices }, 'read')).read;
    },
    async *batches(size) {
      let { units } = await ask({ what: 'first', size }, 'batch');
      while (units) {
        yield units;
        ({ units } = await ask({ what: 'next' }, 'batch'));
      }
    },
    stop: () => worker.terminate(),
  };
}
