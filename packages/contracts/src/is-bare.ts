/** Whether an address is nothing but one: a name and a password would lie in the open, a query would be part of whatever is asked of it. */
export const isBare = (address: string): boolean => {
  const url = URL.parse(address);
  return url?.username === '' && url.password === '' && !/[?#]/.test(address);
};
