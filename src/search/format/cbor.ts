/**
 * Reads the part of CBOR (RFC 8949) that Pagefind writes: whole numbers, text
 * and arrays of known length. Anything else means another format, and throws.
 */
const UTF8 = new TextDecoder();

export class CborReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw new RangeError('CBOR ends early');
    return byte;
  }

  #argument(info: number): number {
    if (info < 24) return info;
    if (info > 26) throw new RangeError(`CBOR length ${info} is not in use`);
    let value = 0;
    for (let left = 1 << (info - 24); left > 0; left--) value = value * 256 + this.#byte();
    return value;
  }

  #head(major: number): number {
    const byte = this.#byte();
    if (byte >> 5 !== major) throw new RangeError(`CBOR type ${byte >> 5} where ${major} was expected`);
    return this.#argument(byte & 31);
  }

  /** The number of items of the array that starts here. */
  array(): number {
    return this.#head(4);
  }

  text(): string {
    const length = this.#head(3);
    this.#at += length;
    return UTF8.decode(this.#bytes.subarray(this.#at - length, this.#at));
  }

  /** A whole number, negative or not. */
  integer(): number {
    const byte = this.#byte();
    const major = byte >> 5;
    if (major > 1) throw new RangeError(`CBOR type ${major} where a number was expected`);
    const value = this.#argument(byte & 31);
    return major === 0 ? value : -1 - value;
  }
}
