/** What a new office is asked, at a terminal or on the command line: a wrong answer is reported and asked for again. */
import { stringify } from 'yaml';
import { wordsOf } from '#lib/diagnostic.ts';
import { parseSettings } from '#archive/settings-file.ts';
import { placeFiles } from './office-files.ts';

export interface Answers {
  readonly name: string;
  readonly site: string;
  readonly base: string;
  readonly place: string;
}

interface Question {
  readonly words: string;
  /** What an empty answer means. */
  readonly usual: string;
  /** What is wrong with an answer, in Chinese. */
  readonly fault: (answer: string) => string | undefined;
}

const USUAL = { name: '人大代表在行动', site: 'http://localhost:4321', base: '/' };

const settingsFault = (name: keyof typeof USUAL) => (answer: string) => {
  const [first] = parseSettings(stringify({ ...USUAL, [name]: answer })).diagnostics;
  return first && wordsOf(first);
};

const questions: Readonly<Record<keyof Answers, Question>> = {
  name: { words: '网站名称（例如 甲县人大代表在行动）', usual: USUAL.name, fault: settingsFault('name') },
  site: {
    words: '网址（协议和域名，例如 https://www.example.gov.cn；还没有就直接回车）',
    usual: USUAL.site,
    fault: settingsFault('site'),
  },
  base: {
    words: '路径（放在域名根下就直接回车，放在子栏目写 /rd/ 这样的）',
    usual: USUAL.base,
    fault: settingsFault('base'),
  },
  place: {
    words: '在哪里（从大到小用“/”隔开，例如 某省/某市/某县；可以以后再写）',
    usual: '',
    fault: placeFault,
  },
};

function placeFault(path: string): string | undefined {
  try {
    placeFiles(path);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Somebody who answers. */
export interface Asked {
  /** Puts a question. @returns what was typed. */
  ask(question: string): Promise<string>;
  say(sentence: string): void;
}

/**
 * @param given what is answered already.
 * @param asked who is asked for the rest; without anybody the usual answers are taken.
 * @throws Error in Chinese for a wrong answer that was given and cannot be asked again.
 */
export async function answersOf(given: Readonly<Partial<Answers>>, asked?: Asked): Promise<Answers> {
  const answers: Partial<Record<keyof Answers, string>> = {};
  for (const [key, question] of Object.entries(questions) as [keyof Answers, Question][]) {
    answers[key] = await answerTo(question, given[key], asked);
  }
  return answers as Answers;
}

async function answerTo({ words, usual, fault }: Question, given: string | undefined, asked?: Asked): Promise<string> {
  if (given !== undefined || asked === undefined) {
    const answer = orUsual(given, usual);
    const wrong = fault(answer);
    if (wrong !== undefined) throw new Error(wrong);
    return answer;
  }
  for (;;) {
    const answer = orUsual(await asked.ask(`${words}：`), usual);
    const wrong = fault(answer);
    if (wrong === undefined) return answer;
    asked.say(`${wrong}请再写一次。`);
  }
}

const orUsual = (said: string | undefined, usual: string): string =>
  said === undefined || said.trim() === '' ? usual : said.trim();
