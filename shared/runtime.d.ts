/**
 * What every JavaScript runtime of ours (Chromium's page and worker, Node) offers although ECMAScript does not name it.
 * `shared/` may use this much and no more of the platform.
 */

interface AbortSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

declare var AbortSignal: {
  any(signals: AbortSignal[]): AbortSignal;
  timeout(ms: number): AbortSignal;
};

declare class AbortController {
  readonly signal: AbortSignal;
  abort(): void;
}

declare class URLSearchParams {
  constructor(init: Record<string, string>);
  toString(): string;
}

declare function setTimeout(run: () => void, ms: number): unknown;
declare function clearTimeout(timer: unknown): void;
declare function structuredClone<T>(value: T): T;

/** Bytes as text of one character each, to and from base64. */
declare function btoa(bytes: string): string;
declare function atob(base64: string): string;
