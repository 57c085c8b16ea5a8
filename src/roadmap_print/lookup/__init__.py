"""What registers and pages say of a work or an address: records, which go the way of an import."""
