/**
 * An address with the file's name where it ends in a folder. Some hosts, object stores above all, give a file for
 * its whole name only; an office on such a host asks for it with `indexInLinks` of its settings.
 * @param address its query and fragment are kept.
 */
export function withIndex(address: string, asked: boolean | undefined): string {
  return asked === true ? address.replace(/^[^?#]*\/(?=$|[?#])/, '$&index.html') : address;
}
