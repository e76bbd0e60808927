package io.userdata.starter.json;

class GoldenFilesTest extends GoldenFilesContract {}
