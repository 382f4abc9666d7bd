/** Bounds-checked little-endian reading: a damaged file throws instead of giving nonsense. */
export class Binary {
  readonly bytes: Uint8Array;
  private readonly view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8(at: number): number {
    return this.view.getUint8(at);
  }

  u16(at: number): number {
    return this.view.getUint16(at, true);
  }

  u32(at: number): number {
    return this.view.getUint32(at, true);
  }

  slice(at: number, length: number): Uint8Array {
    if (at < 0 || length < 0 || at + length > this.bytes.length) throw new RangeError('out of bounds');
    return this.bytes.subarray(at, at + length);
  }
}

export interface Sprm {
  readonly code: number;
  readonly operand: Binary;
}

/** The property modifiers of a `grpprl`; stops where they no longer fit. */
export function readSprms(bytes: Uint8Array): Sprm[] {
  const data = new Binary(bytes);
  const sprms: Sprm[] = [];
  let at = 0;
  while (at + 2 <= bytes.length) {
    const code = data.u16(at);
    at += 2;
    const size = operandSize(code, data, at);
    if (size === undefined || at + size > bytes.length) break;
    sprms.push({ code, operand: new Binary(data.slice(at, size)) });
    at += size;
  }
  return sprms;
}

function operandSize(code: number, data: Binary, at: number): number | undefined {
  switch (code >> 13) {
    case 0:
    case 1:
      return 1;
    case 2:
    case 4:
    case 5:
      return 2;
    case 3:
      return 4;
    case 7:
      return 3;
    default:
      if (at >= data.bytes.length) return undefined;
      if (code === 0xd608) return at + 2 <= data.bytes.length ? data.u16(at) + 1 : undefined;
      return data.u8(at) + 1;
  }
}
