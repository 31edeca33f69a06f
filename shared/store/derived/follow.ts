import type { CollectionName } from '../../domain/kinds.ts';
import type { DeviceDatabase } from '../deviceDatabase.ts';
import type { Collections, Written } from '../documents.ts';
import { problemOf } from '../problem.ts';
import type { Stored } from '../stored.ts';
import { catchUp, project } from './projection.ts';

/**
 * Lets the derived tables follow the writes of this window: those of one collection one at a time, each with its
 * projection, so that the position noted with a projection has nothing unprojected of this window before it.
 */
export class Follower {
  readonly #device: DeviceDatabase;
  readonly #collections: Collections;
  readonly #turns = new Map<CollectionName, Promise<unknown>>();
  /** Where a write was cut off, by a full disk for instance, before the derived tables had all of it. */
  readonly #behind = new Set<CollectionName>();

  constructor(device: DeviceDatabase, collections: Collections) {
    this.#device = device;
    this.#collections = collections;
  }

  /**
   * Writes, and takes what was written into the derived tables. Where only these find the disk full, the write stands:
   * what is saved must not be called unsaved and be typed again. They follow with the next write, or at the next start.
   * @throws what the storage throws; what had been written by then follows likewise
   */
  async write(name: CollectionName, write: () => Promise<Written>): Promise<Stored[]> {
    const turn = (this.#turns.get(name) ?? Promise.resolve()).then(() => this.#write(name, write));
    this.#turns.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  }

  async #write(name: CollectionName, write: () => Promise<Written>): Promise<Stored[]> {
    const wasBehind = this.#behind.has(name);
    this.#behind.add(name);
    const { documents, checkpoint } = await write();
    try {
      if (wasBehind) await catchUp(this.#device, this.#collections, [name]);
      else if (checkpoint) await project(this.#device, name, documents, { checkpoint, settled: false });
      this.#behind.delete(name);
    } catch (error) {
      if (problemOf(error) !== 'diskFull') throw error;
    }
    return documents;
  }
}
