/** The part of saxen that is used here; the package brings no types. */
declare module 'saxen' {
  type Decode = (text: string) => string;
  type Attributes = Record<string, string>;

  export class Parser {
    on(event: 'openTag', listener: (name: string, attributes: () => Attributes | false) => void): this;
    on(event: 'closeTag', listener: (name: string) => void): this;
    on(event: 'text' | 'cdata', listener: (text: string) => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    write(xml: string): this;
    end(): this;
  }
}
