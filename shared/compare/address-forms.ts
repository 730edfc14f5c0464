/** A web address without scheme, `www.` and a last slash; its host in small letters, its path as it is. */
export function plainWebAddress(text: string): string {
  const match = /^\s*(?:https?:\/\/)?(?:www\.)?([^/?#\s]+)(.*?)\/?\s*$/i.exec(text);
  // Without a dot it is no host.
  if (!match?.[1]?.includes('.')) return text;
  return match[1].toLowerCase() + (match[2] ?? '');
}

/** An e-mail address by itself, in small letters: without `mailto:`, angle brackets and the name before them. */
export function plainEmail(text: string): string {
  const match = /^\s*(?:[^<>@]*<)?\s*(?:mailto:)?([^\s<>@,;]+@[^\s<>@,;]+?)\.?\s*>?\s*$/i.exec(text);
  return match?.[1]?.toLowerCase() ?? text;
}
