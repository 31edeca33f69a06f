import { walkXml } from '../xml.ts';

/** Collects a string element's text: its runs joined, without the phonetic guides of Japanese and Chinese input. */
export interface StringCollector {
  open(name: string): void;
  close(name: string): void;
  text(text: string): void;
  /** The text so far, and a fresh start. */
  take(): string;
}

export function stringCollector(): StringCollector {
  let collected = '';
  let inText = false;
  let inPhonetic = false;
  return {
    open(name) {
      if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = true;
    },
    close(name) {
      if (name === 'rPh') inPhonetic = false;
      else if (name === 't') inText = false;
    },
    text(text) {
      if (inText && !inPhonetic) collected += text;
    },
    take() {
      const taken = decodeEscapes(collected);
      collected = '';
      return taken;
    },
  };
}

/** The format writes characters that XML cannot carry as `_x000D_`. */
export function decodeEscapes(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The workbook's shared strings, in order. */
export function readSharedStrings(bytes: Uint8Array): string[] {
  const strings: string[] = [];
  const collector = stringCollector();
  walkXml(bytes, {
    open: collector.open,
    close(name) {
      collector.close(name);
      if (name === 'si') strings.push(collector.take());
    },
    text: collector.text,
  });
  return strings;
}
