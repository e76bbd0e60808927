package io.userdata.storage;

import io.userdata.starter.json.GoldenFilesContract;

class GoldenFilesTest extends GoldenFilesContract {}
