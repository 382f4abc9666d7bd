/** Follows begin, separate and end of Word's fields: an instruction is never text, its result is. */

interface Field {
  instruction: string;
  result: boolean;
}

export class Fields {
  private open: Field[] = [];

  begin(): void {
    this.open.push({ instruction: '', result: false });
  }

  separate(): void {
    const field = this.open.at(-1);
    if (field !== undefined) field.result = true;
  }

  end(): void {
    this.open.pop();
  }

  addInstruction(text: string): void {
    const field = this.open.at(-1);
    if (field?.result === false) field.instruction += text;
  }

  /** Whether what comes now is part of an instruction. */
  get inInstruction(): boolean {
    return this.open.some((field) => !field.result);
  }

  /** Whether what comes now is the picture of a drawn shape, whose words stand elsewhere. */
  get inShape(): boolean {
    return this.open.some((field) => /^\s*SHAPE\b/i.test(field.instruction));
  }

  /** The address of the innermost hyperlink around what comes now. */
  get link(): string | undefined {
    return this.open.map((field) => linkOf(field.instruction)).findLast((link) => link !== undefined);
  }
}

function linkOf(instruction: string): string | undefined {
  return /^\s*HYPERLINK\s+"(?<url>https?:[^"]+)"/i.exec(instruction)?.groups?.['url'];
}
