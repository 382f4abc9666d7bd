/** A voice that reads Mandarin, or none. */

/** Long enough for a system to name its voices; after it a page says that there is none. */
const PATIENCE_MS = 3000;

/**
 * The voice to read with: of the mainland before other Mandarin, on this device before one that sends text away.
 * @returns undefined where nothing can read Mandarin.
 */
export function bestVoice<V extends Pick<SpeechSynthesisVoice, 'lang' | 'localService'>>(
  voices: readonly V[],
): V | undefined {
  const rank = ({ lang, localService }: V): number => {
    const name = lang.replace('_', '-').toLowerCase();
    // Cantonese (zh-HK, yue) reads the same characters as other words.
    if (!/^(?:zh|cmn)(?:-|$)/.test(name) || /-hk|-mo/.test(name)) return 0;
    return (/-cn|hans|^zh$|^cmn$/.test(name) ? 2 : 1) + (localService ? 2.5 : 0);
  };
  return voices
    .map((voice) => ({ voice, rank: rank(voice) }))
    .filter((one) => one.rank > 0)
    .sort((a, b) => b.rank - a.rank)[0]?.voice;
}

/** Waits for the voices, which some browsers name only after a while. */
export function findVoice(): Promise<SpeechSynthesisVoice | undefined> {
  if (!('speechSynthesis' in window)) return Promise.resolve(undefined);
  const found = bestVoice(speechSynthesis.getVoices());
  if (found) return Promise.resolve(found);
  return new Promise((resolve) => {
    const end = (): void => {
      const voice = bestVoice(speechSynthesis.getVoices());
      if (voice) resolve(voice);
    };
    speechSynthesis.addEventListener('voiceschanged', end);
    setTimeout(() => resolve(bestVoice(speechSynthesis.getVoices())), PATIENCE_MS);
  });
}
