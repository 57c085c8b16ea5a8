"""Are the addresses alive? Who scans a code that leads nowhere does not scan the next one."""
