/** 朱红, the one red of masthead, rules and numbers: on pages, on paper, in Word files, in posts and in the icon. */
export const VERMILION = '#b8231a';
