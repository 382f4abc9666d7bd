/** Automatic numbers written out as a reader sees them. */

const HAN = '零一二三四五六七八九';
const FORMAL = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** `value` in the format that Word calls `format`; Arabic digits when the format is unknown. */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
      return value >= 0 && value < 10_000 ? chinese(value, HAN, '十百千') : String(value);
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return [...String(value)].map((digit) => (digit === '0' ? '〇' : (HAN[Number(digit)] ?? digit))).join('');
    case 'chineseLegalSimplified':
      return value >= 0 && value < 10_000 ? chinese(value, FORMAL, '拾佰仟') : String(value);
    case 'ideographTraditional':
      return STEMS[value - 1] ?? String(value);
    case 'ideographZodiac':
      return BRANCHES[value - 1] ?? String(value);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return circled(value);
    case 'decimalEnclosedParen':
      return `(${value})`;
    case 'numberInDash':
      return `- ${value} -`;
    case 'ordinal':
      return `${value}${value % 100 > 10 && value % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')}`;
    case 'decimalEnclosedFullstop':
      return `${value}.`;
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'lowerLetter':
    case 'upperLetter': {
      const letter = String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(Math.ceil(value / 26), 9));
      return format === 'upperLetter' ? letter.toUpperCase() : letter;
    }
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperRoman':
      return roman(value);
    case 'none':
      return '';
    default:
      return String(value);
  }
}

function chinese(value: number, digits: string, units: string): string {
  if (value === 0) return digits[0] ?? '';
  const text = [...String(value)].reverse().reduce((result, digit, power) => {
    const unit = power === 0 ? '' : (units[power - 1] ?? '');
    return digit === '0' ? (digits[0] ?? '') + result : (digits[Number(digit)] ?? '') + unit + result;
  }, '');
  const zero = digits[0] ?? '';
  return text
    .replace(new RegExp(`${zero}+`, 'gu'), zero)
    .replace(new RegExp(`${zero}$`, 'u'), '')
    .replace(/^一十/u, '十');
}

/** ① to ㊿; a plain number beyond. */
function circled(value: number): string {
  if (value >= 1 && value <= 20) return String.fromCodePoint(0x245f + value);
  if (value > 20 && value <= 35) return String.fromCodePoint(0x323c + value);
  return value > 35 && value <= 50 ? String.fromCodePoint(0x328d + value) : String(value);
}

function roman(value: number): string {
  const parts: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let text = '';
  for (const [size, sign] of parts) {
    while (rest >= size) {
      text += sign;
      rest -= size;
    }
  }
  return text;
}
